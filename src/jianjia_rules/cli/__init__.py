"""The command line, `jianjia`."""

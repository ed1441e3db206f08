"""The rule language as data: measures, conditions, awards, rules and rulebooks; no input or output."""

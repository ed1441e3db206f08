"""One normalising step for values of every format: what people write, read as what the record schema asks for.

`value.normal` takes one value and what the schema says of its field; `record.Normaliser` takes a whole record. Readers
of formats hand on values as they stand in the file: `RecordReader` normalises the records that do not fit as they are,
and only in them the values that do not. Nothing is guessed: what has several readings is asked about.
"""

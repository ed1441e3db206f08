"""The form that a unit fills in, as data: sheets, questions, columns; shared by those who write and read it."""

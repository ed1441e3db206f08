"""Numbers of sections: `一、`, `（一）` in Chinese, `1.`, `1.1` in English."""

from jianjia_rules.language.text import Lang

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """A whole number from 1 to 99 in Chinese; beyond, in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    front = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return front + (_DIGITS[ones] if ones or not tens else "")


def section_number(numbers: tuple[int, ...], lang: Lang) -> str:
    """What stands before a section's title, by its place among its fellows and theirs."""
    last = numbers[-1]
    if lang == "en":
        return ".".join(map(str, numbers)) + ("." if len(numbers) == 1 else "") + " "
    return (f"{chinese(last)}、", f"（{chinese(last)}）", f"{last}．")[min(len(numbers), 3) - 1]

"""Dates and times as values, whatever their form.

"Aug. 24, 1991"  "24 August 1991"  "1991-08-24"  "24.08.1991"  "1991年8月24日"    all  y 1991, m 8, d 24
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from annotate.facts.counted import longest_start
from annotate.facts.fact import Fact
from annotate.facts.moments import moment
from annotate.facts.tables import adjacent, lookup, of_one
from annotate.language import Language
from annotate.words import Token

FIRST_YEAR, LAST_YEAR = 1400, 2199
MONTHS = 12
Value = tuple[tuple[str, int | str], ...]
Found = tuple[int, dict[str, int | str]] | None


def dates(words: Sequence[Token], text: str, taken: Sequence[bool], language: Language) -> list[Fact]:
    """The dates among the tokens that no other fact has taken, left to right, the longest form at each place."""
    found, free = [], 0
    for at in places(words, language):
        if at < free:
            continue
        forms = FORMS if words[at].key[:1].isdecimal() else NAMED
        end, value = max(
            (hit for form in forms if (hit := form(words, at, text, language))),
            key=lambda hit: hit[0],
            default=(at, {}),
        )
        if end > at and not any(taken[at:end]):
            found.append(dated(at, end, value, turned=all_digits(words, at, end)))
        free = end
    return found


def places(words: Sequence[Token], language: Language) -> list[int]:
    """Where a date may start: at digits, a listed word, or the first two words of a listed phrase."""
    starts, phrases = first_words(language), beginnings(language)
    return [
        n
        for n, word in enumerate(words)
        if word.key in starts
        or word.key[:1].isdecimal()
        or (word.key in phrases and n + 1 < len(words) and words[n + 1].key in phrases[word.key])
    ]


def dated(start: int, end: int, value: dict[str, int | str], *, turned: bool) -> Fact:
    """The Fact of a date; one in digits alone (`turned`) may have its day and month the other way round."""
    said = as_value(value)
    day, month = value.get("day", 0), value.get("month", 0)
    other = as_value(value | {"day": month, "month": day})
    both = turned and {"day", "month", "year"} == set(value) and max(int(day), int(month)) <= MONTHS
    readings = (other,) if both and other != said else ()
    return Fact("date", start, end, said, weak=set(value) == {"relative"}, readings=readings)


def all_digits(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a date is three numbers, the year last ("03/04/2021"); with full stops the day is first everywhere."""
    return end - start == 5 and len(words[start].key) <= 2 and words[start + 2].key.isdecimal()


def as_value(value: dict[str, int | str]) -> Value:
    """The parts of a date in a fixed order."""
    return tuple(sorted(value.items(), key=str))


@cache
def first_words(language: Language) -> frozenset[str]:
    """The words a date can start with, digits and phrases aside."""
    listed = {
        form[0] for name in ("months", "weekdays", "day_halves", "eras") for form in language.values.get(name, {})
    }
    return frozenset(listed | language.words.get("relative_dates", frozenset()))


@cache
def beginnings(language: Language) -> dict[str, frozenset[str]]:
    """For each first word of a phrase that is a date the words that follow it ("last": "week", "month")."""
    phrases = language.phrases.get("relative_dates", frozenset())
    return {first: frozenset(p[1] for p in phrases if p[0] == first) for first, *_ in phrases}


def month_first(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """A month, perhaps with a day and a year: August 24, 1991 · Aug. 24 · August 1991 · August."""
    month = of_one(language, "months", words[at].key)
    if month is None or not text[words[at].start].isupper():
        return None
    end, value = past_stop(words, at + 1, language), {"month": month}
    if (day := whole(words, end, 1, 31)) is not None and whole(words, end, FIRST_YEAR, LAST_YEAR) is None:
        value["day"], end = day, past_suffix(words, end + 1, language)
        comma = past(words, end, ",")
        if (year := whole(words, comma, FIRST_YEAR, LAST_YEAR)) is not None:
            value["year"], end = year, comma + 1
        return end, value
    if (year := whole(words, end, FIRST_YEAR, LAST_YEAR)) is not None:
        return end + 1, {**value, "year": year}
    return (at + 1, value) if at or len(words[at].key) > 3 else None  # "Mar" alone may begin a name


def day_first(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """A day, then its month: 24 August 1991 · 24. August · 24 de agosto de 1991 · le 1er août."""
    day = whole(words, at, 1, 31)
    if day is None:
        return None
    end = past_suffix(words, past(words, at + 1, "."), language)
    end = past_preposition(words, end, language)
    month = of_one(language, "months", words[end].key) if end < len(words) else None
    if month is None:
        return None
    end = past_stop(words, end + 1, language)
    value: dict[str, int | str] = {"day": day, "month": month}
    after = past_preposition(words, past(words, end, ","), language)
    if (year := whole(words, after, FIRST_YEAR, LAST_YEAR)) is not None:
        return after + 1, {**value, "year": year}
    return end, value


def in_digits(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """Year, month and day in digits: 1991-08-24 · 24/08/1991 · 24.08.1991."""
    run = text[words[at].start : words[min(at + 4, len(words) - 1)].end]
    parts, end = [words[at].key], at + 1
    if words[at].key.count(".") == 2:
        parts = words[at].key.split(".")
    elif (
        run[:1].isdecimal()
        and len(words) >= at + 5
        and words[at + 1].key == words[at + 3].key
        and words[at + 1].key in ("-", "/")
    ):
        parts, end = [words[at].key, words[at + 2].key, words[at + 4].key], at + 5
    numbers = [int(part) for part in parts if part.isdecimal() and len(part) <= 4]
    if len(numbers) != 3 or len(parts) != 3:
        return None
    year, month, day = numbers if numbers[0] > 31 else numbers[::-1]
    if month > 12:
        month, day = day, month
    return (end, {"year": year, "month": month, "day": day}) if 1 <= month <= 12 and 1 <= day <= 31 else None


def marked(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """Numbers with a sign for what they count, glued: 1991年8月24日 · 8月24日 · 10時30分."""
    value: dict[str, int | str] = {}
    while at + 1 < len(words) and words[at].key.isdecimal():
        name = of_one(language, "date_marks", words[at + 1].key[:1])
        if name is None or name in value or len(longest_start(words[at + 1].key, language, "units")) > 1:
            break  # "48時間" counts hours
        value[name] = int(words[at].key)
        at += 2
    return (at, value) if value else None


def half_first(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """A half of the day, then an hour: 午後3時."""
    shift = of_one(language, "day_halves", words[at].key)
    found = marked(words, at + 1, text, language) if shift is not None else None
    if found is None or "hour" not in found[1]:
        return None
    end, value = found
    return end, value | {"hour": int(value["hour"]) % 12 + shift}


def era_first(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """An era, then its year and what follows: 平成28年3月."""
    before = of_one(language, "eras", words[at].key)
    found = marked(words, at + 1, text, language) if before is not None else None
    if found is None or "year" not in found[1]:
        return None
    end, value = found
    return end, value | {"year": before + int(value["year"])}


def year_alone(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """A year, where nothing says that it counts something: 1991."""
    year = whole(words, at, FIRST_YEAR, LAST_YEAR)
    if year is None or len(words[at].key) != 4 or (at and words[at - 1].key in "$€£¥"):
        return None
    counted = any(lookup(words, at + 1, language, table)[0] for table in ("units", "scales", "currencies"))
    counted = counted or (not language.script.spaced and adjacent(words, at + 1) and words[at + 1].word)  # "2000万円"
    return None if counted else (at + 1, {"year": year})


def clock(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """A time of the day: 10:30 · 3 p.m. · 15 Uhr."""
    key = words[at].key
    hour, _, minute = key.replace(".", ":").partition(":")
    half = words[at + 1].key if at + 1 < len(words) else ""
    shift = of_one(language, "clock_words", half)
    named = shift is not None
    minutes = len(minute) == 2 and minute.isdecimal()
    if not (hour.isdecimal() and len(hour) <= 2 and int(hour) <= 24):
        return None
    if not (minutes and ":" in key) and not (named and (minutes or not minute)):
        return None
    late = shift if shift and int(hour) < 12 else 0
    return at + 1 + named, {"hour": int(hour) + late, "minute": int(minute) if minutes else 0}


def named_day(words: Sequence[Token], at: int, text: str, language: Language) -> Found:
    """A day by its name: Monday · yesterday · last week."""
    day, end = lookup(words, at, language, "weekdays")
    if day is not None:
        return end, {"weekday": day}
    for size in (3, 2):
        phrase = tuple(word.key for word in words[at : at + size])
        if len(phrase) == size and phrase in language.phrases.get("relative_dates", ()):
            return at + size, {"relative": moment(phrase, language)}
    return (
        (at + 1, {"relative": moment((words[at].key,), language)})
        if language.has("relative_dates", words[at].key)
        else None
    )


FORMS: tuple[Callable[[Sequence[Token], int, str, Language], Found], ...] = (
    month_first, day_first, in_digits, marked, year_alone, clock, named_day,
)  # fmt: skip


NAMED = (month_first, named_day, half_first, era_first)  # the forms that do not start with digits


def whole(words: Sequence[Token], at: int, least: int, most: int) -> int | None:
    """The whole number at a token, when it is in the range."""
    if at >= len(words) or not words[at].key.isdecimal() or len(words[at].key) > 4:
        return None
    value = int(words[at].key)
    return value if least <= value <= most else None


def past(words: Sequence[Token], at: int, *skipped: str) -> int:
    """The place after a token that may be skipped."""
    return at + 1 if at < len(words) and words[at].key in skipped else at


def past_stop(words: Sequence[Token], at: int, language: Language) -> int:
    """The place after the full stop of an abbreviated month ("Aug."); the stop of a sentence is not passed."""
    return past(words, at, ".") if words[at - 1].key + "." in language.abbreviations else at


def past_suffix(words: Sequence[Token], at: int, language: Language) -> int:
    """The place after an ordinal ending ("th")."""
    return at + 1 if at < len(words) and language.has("ordinal_suffixes", words[at].key) else at


def past_preposition(words: Sequence[Token], at: int, language: Language) -> int:
    """The place after a preposition ("24 de agosto", "24th of August")."""
    return at + 1 if at < len(words) and language.has("prepositions", words[at].key) else at


def compatible(a: Value, b: Value) -> bool:
    """Whether two dates agree in all that both state."""
    left, right = dict(a), dict(b)
    return all(left[name] == right[name] for name in left.keys() & right.keys()) and bool(left.keys() & right.keys())

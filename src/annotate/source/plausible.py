"""Whether characters look like text, or like bytes that were read in another encoding than they were written in.

Пример read as KOI8-R: оПХЛЕП. The signs are of such words: capitals after small letters, symbols between letters, two
scripts in one, letters that hardly any text has. Real texts have a few of them, misread ones nearly nothing else. What
leaves no such sign (à read as ŕ in a word or two) cannot be seen without knowing the language.
"""

from __future__ import annotations

import regex

SHARE = 0.25  # of the words beyond ASCII, odd ones from which a text is not believed
FEWEST = 2  # odd words; a single one is a name, a unit or a slip

WORD = regex.compile(r"[^\x00-@\[-`{-\x7f]*[^\x00-\x7f][^\x00-@\[-`{-\x7f]*")
ODD = regex.compile(
    r"\p{Ll}\p{Lu}"  # inverted case
    r"|\p{L}[\p{S}\p{No}¿¡]|[\p{S}\p{No}]\p{L}"  # symbols at or between letters
    r"|[\p{Co}\p{Cn}]|[\uff61-\uff9f]{3}"
    r"|[a-z][\p{Han}\p{Hangul}\p{Katakana}][a-z]"
)
# In no text: control characters, Arabic or Hebrew inside a Latin word, letters inside a word that only end words.
NEVER = regex.compile(r"[\x80-\x84\x86-\x9f]|[a-z][\p{Arabic}\p{Hebrew}\u064b-\u0652][a-z]|[ةى]\p{L}")
SCRIPTS = tuple(regex.compile(rf"\p{{{name}}}") for name in ("Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Thai"))
ACCENTED = regex.compile(r"[\u00aa-\u024f]")
INVERTED = regex.compile(r"\p{Ll}\p{Lu}{2,}")
HAN, HANGUL, HIRAGANA = (regex.compile(rf"\p{{{name}}}") for name in ("Han", "Hangul", "Hiragana"))
FEWEST_HAN = 12  # characters from which a language's usual ones can be expected
USUAL = 0.75  # share of these that are among the few thousand usual ones
LEVEL = {"gb2312": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}  # first bytes of the usual characters in both standards
RUN = 4  # Chinese runs on for at least this long between marks; Korean words read as Chinese do not


def looks_right(text: str, encoding: str) -> bool:
    """Whether `text`, which was read as `encoding` (Python's name), is likely what was written."""
    if len(NEVER.findall(text)) >= FEWEST:
        return False
    words = WORD.findall(text)
    odd = sum(map(_is_odd, words))
    if odd >= FEWEST and odd >= SHARE * len(words):
        return False
    capitals = [word for word in words if len(word) > 3 and word.isupper()]
    if len(capitals) > len(words) / 3 and any(INVERTED.fullmatch(word) for word in words):
        return False
    return _CHARACTERS.get(encoding, lambda _: True)(text)


def _is_odd(word: str) -> bool:
    if ODD.search(word) or sum(bool(script.search(word)) for script in SCRIPTS) > 1:
        return True
    return len(word) > 3 and len(ACCENTED.findall(word)) > 0.6 * len(word)


def _is_chinese(text: str, *standards: str) -> bool:
    """Whether the Han characters are mostly the usual ones of some standards, in longer runs than Korean words are."""
    found = HAN.findall(text)
    if len(found) < FEWEST_HAN or len(HIRAGANA.findall(text)) > len(found) / 4:  # Japanese can be written so too
        return True
    usual = sum(any(_is_usual(char, codec) for codec in standards) for char in found)
    runs = sorted(map(len, regex.findall(r"\p{Han}+", text)))
    return usual >= USUAL * len(found) and (len(runs) < FEWEST_HAN / 2 or runs[len(runs) // 2] >= RUN)


def _is_usual(char: str, codec: str) -> bool:
    """Whether a Han character is of the first level of a standard, by its first byte."""
    first, last = LEVEL[codec]
    code = char.encode(codec, "ignore")
    return bool(code) and first <= code[0] <= last


def _is_japanese(text: str) -> bool:
    """Whether there is hiragana among the Han characters."""
    return len(HAN.findall(text)) < FEWEST_HAN or bool(HIRAGANA.search(text))


def _is_korean(text: str) -> bool:
    """Whether there is more Hangul than Han, nearly all of it in the standard of everyday Korean."""
    found = HANGUL.findall(text)
    usual = sum(len(char.encode("euc_kr", "ignore")) == 2 for char in found)  # others are written as eight bytes
    return len(HAN.findall(text)) <= max(len(found) / 4, 2) and usual >= USUAL * len(found)


_CHARACTERS = {
    "gb18030": lambda text: _is_chinese(text, "gb2312", "big5"),
    "big5hkscs": lambda text: _is_chinese(text, "big5"),
    "cp932": _is_japanese,
    "euc_jp": _is_japanese,
    "iso2022_jp": _is_japanese,
    "cp949": _is_korean,
}

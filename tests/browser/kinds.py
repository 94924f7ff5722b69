"""Every kind of page of the site that the browser tests build, one address each."""

from __future__ import annotations

from served import SAMPLE

PAGE = f"/comparisons/{SAMPLE}/"
ARABIC = "/comparisons/aqaba-water/"
EXCERPTS = "/comparisons/excerpts/"

OWN = ["/", "/method/", "/accessibility/", "/privacy/", "/contributing/", "/404.html", "/search/"]
COMPARISONS = [
    *(PAGE, ARABIC, "/comparisons/hato-no-hashi/", "/comparisons/hostile/", EXCERPTS),
    *("/comparisons/identical/", "/comparisons/unrelated/", "/comparisons/gone/", "/comparisons/old-name/"),
]
LISTS = [
    f"/comparisons/{path}"
    for path in (
        *("", "by/serious/", "by/publisher/", "by/publisher/meridian-wire/", "by/tag/", "by/tag/translation/"),
        *("by/language/", "by/language/ar/", "by/kind/", "by/kind/name/", "overview/"),
        *("errors/", "errors/names/k/", "errors/names/han/", "errors/figures/", "errors/dates/"),
    )
]
KINDS = [*OWN, *COMPARISONS, *LISTS]
FOREIGN = ["/comparisons/", PAGE, EXCERPTS, "/comparisons/errors/", "/comparisons/overview/", "/search/"]
"""Where our own words are many: looked at in each language of the interface."""

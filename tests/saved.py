"""Two saved pages of our own making, as the tests write them to disk."""

from __future__ import annotations

REFERENCE_PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Minister brings aid to Kyiv | The Fjord Courier</title>
<meta property="og:title" content="Minister brings aid to Kyiv: &quot;a first step&quot;">
<meta property="og:site_name" content="The Fjord Courier">
<link rel="canonical" href="https://courier.example.org/2026/01/kyiv">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Courier"},
 {"@type": "NewsArticle", "headline": "Minister brings aid", "datePublished": "2026-01-08T23:30:00-05:00",
  "author": [{"@type": "Person", "name": "Sigrid Aamodt"}, {"@type": "Person", "name": "Ola Ås"}]}]}
</script>
</head>
<body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article>
<h1>Minister brings aid to Kyiv</h1>
<p>The minister arrived in Kyiv on Sunday and promised $50 billion in aid over four years.</p>
<p>He was not asked about the bridge over the river, which was closed to traffic in September.</p>
<p>The visit ends on Tuesday with a meeting of both parliaments, said a spokeswoman for the government.</p>
</article>
<footer>© The Fjord Courier. All rights reserved.</footer>
</body>
</html>
"""
COPY_PAGE = """\
<html>
<head>
<title>Minister brings aid to Kiev</title>
<meta http-equiv="content-type" content="text/html; charset=windows-1252">
<meta name="author" content="https://mirror.example.com/staff">
<link rel="canonical" href="https://courier.example.org/2026/01/kyiv">
</head>
<body>
<div class="article">
<h1>Minister brings aid to Kiev</h1>
<p>The minister arrived in Kiev on Sunday and promised 15 billion dollar in aid over four years – “a start”.</p>
<p>He was asked about the bridge over the river, which was closed to traffic in September.</p>
<p>The visit ends on Tuesday with a meeting of both parliaments, said a spokeswoman for the government.</p>
</div>
</body>
</html>
"""

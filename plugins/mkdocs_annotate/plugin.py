"""The MkDocs plugin `annotate`: it calls the build step and hands MkDocs the files.

Its life in one build:

1. `on_config`: our Markdown extension, style, script and templates join the configuration.
2. `on_pre_build`: links out of the comparisons end the build before MkDocs follows them.
3. `on_files`: the build step writes the pages and data of docs/comparisons/ into a cache folder. Everything
   below docs/comparisons/ leaves the site; what was written takes its place, as real files. Problems become
   warnings, so that `mkdocs build --strict` writes the site and exits with 1.
4. `on_post_page`, `on_post_template`: each page gets a content security policy (policy.py).
5. `on_post_build`: the sitemap is packed without the day, and the finished pages are indexed for the search.
6. For live reload, MkDocs watches docs/, where the comparisons lie. What did not change since the build before is not
   read, rendered or copied again: live.py hides it in `on_pre_build`, and puts it back in `on_env`.

Nothing here knows how comparisons are made or shown: that is the package `annotate`, which knows no MkDocs.
"""

from __future__ import annotations

import gzip
from importlib import resources
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from annotate.build import NO_REPORTS, site_language
from annotate.cache import cache_in
from annotate.generate import Generated, generate
from annotate.indexes import index_kept
from annotate.search import available
from annotate.source.folder import COMPARISONS, linked_folders
from annotate.source.paths import UnusableError, refused
from annotate.work import Means, local
from annotate.write.across.feeds import Site
from annotate.write.config import COPIED, CSS, JOINED, NAME, SCRIPT, SEARCH_CSS, SEARCH_SCRIPT
from annotate.write.phrases import DEFAULT, phrases
from annotate.write.report import has_form, report_address
from annotate.write.search import SEARCH, header_words
from mkdocs_annotate.files import edit_path, generated_file
from mkdocs_annotate.finished import (
    FinishedPages,
    can_be_finished,
    can_keep,
    finished,
    listed,
    site_key,
)
from mkdocs_annotate.live import Live
from mkdocs_annotate.options import AnnotateConfig
from mkdocs_annotate.policy import Policies, hosts_of
from mkdocs_annotate.waiting import WaitingPages

log = get_plugin_logger(NAME)
PACKAGE = Path(str(resources.files("mkdocs_annotate")))
OLD_INDEX = "the search knows the site as it was when `mkdocs serve` began"


class AnnotatePlugin(BasePlugin[AnnotateConfig]):  # type: ignore[no-untyped-call]  # MkDocs does not type it
    """Publishes the comparisons in docs/comparisons/."""

    def __init__(self) -> None:
        super().__init__()
        self.told: set[str] = set()
        self.language, self.searching, self.serving = DEFAULT, False, False
        self.files = Files([])
        self.pages: FinishedPages | None = None
        self.ours: set[str] = set()
        self.policies: Policies | None = None
        self.nav = Navigation([], [])
        self.live: Live | None = None
        self.waiting = WaitingPages()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Keeps the plugin for the rebuilds of live reload (MkDocs does where there is this method)."""
        self.serving = command == "serve"
        self.live = Live() if self.serving and not dirty else None

    def tell(self, text: str) -> None:
        """What is no problem but good to know, once."""
        if text not in self.told:
            self.told.add(text)
            log.info("%s", text)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds what the pages need; what the site's own configuration names stays in charge."""
        if NAME not in config.markdown_extensions:
            config.markdown_extensions.append(NAME)
        self.speak(config)
        self.searching = self.searched(config)
        self.reporting(config)
        for style in (SEARCH_CSS, CSS):  # before the site's own style, which may say otherwise
            if style not in config.extra_css:
                config.extra_css.insert(0, style)
        for script in (SCRIPT, SEARCH_SCRIPT):
            if script not in config.extra_javascript:
                config.extra_javascript.append(script)
        # Behind the site's own templates (custom_dir comes first), before the theme's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(PACKAGE / "overrides"))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Ends the build before MkDocs walks through docs/, where it would follow links out of the comparisons."""
        problems = sorted(linked_folders(Path(config.docs_dir)))
        if problems:
            raise PluginError("\n".join(map(str, problems)))
        if self.live:
            self.live.begin(Path(config.site_dir))

    def speak(self, config: MkDocsConfig) -> None:
        """Finds the language of our words, for the pages and for our Markdown extension."""
        theme = config.theme.get("language", DEFAULT)
        self.language = site_language(self.config.language or str(theme), self.tell)
        config.mdx_configs.setdefault(NAME, {}).setdefault("language", self.language)

    def reporting(self, config: MkDocsConfig) -> None:
        """Tells our Markdown extension where readers report an error."""
        project = Path(config.config_file_path or "mkdocs.yml").parent
        report = report_address(config.repo_url, form=has_form(project))
        if report:
            config.mdx_configs.setdefault(NAME, {}).setdefault("report", report)
        else:
            self.tell(NO_REPORTS)

    def searched(self, config: MkDocsConfig) -> bool:
        """Whether the site gets our search; then the templates get the words of its form."""
        if not self.config.search:
            return False
        if not available():
            self.tell("this site has no search: install pagefind[bin]")
            return False
        config.extra.setdefault(NAME, {})["search"] = header_words(phrases(self.language))
        return True

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepares the policies; a page without a page is what the theme's own 404.html is."""
        if self.live:
            env.bytecode_cache = self.live.templates
            self.live.put_back(files)
        if self.serving or not self.config.policy:
            self.policies = None
            return

        def frame(base: str) -> str:
            return env.get_template("main.html").render(get_context(self.nav, files, config, base_url=base))

        self.policies = Policies(frame, hosts_of(config, self.config.policy_hosts))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps the navigation, which is part of the frame of each page."""
        self.nav = nav

    @event_priority(-100)  # the last that is given the rendered page
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts a page of ours aside until its template is filled, where no other plugin wants to see it meanwhile."""
        if self.pages is None or self.serving or page.file.src_uri not in self.ours:
            return html
        return self.waiting.put(page, html)

    def on_build_error(self, *, error: Exception) -> None:
        """A build that ends early leaves nothing behind."""
        self.waiting.close()

    @event_priority(100)  # before plugins that read it
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Fetches the page that was put aside."""
        self.waiting.give_back(page)
        return context

    @event_priority(-100)  # after plugins that change a page
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Gives a page its policy, and keeps its HTML."""
        path = page.file.src_uri
        if self.policies and path in self.ours:
            output = self.policies.of_ours(output, get_relative_url(".", page.url))
        elif self.policies:
            output = self.policies.of_the_site(output)
        if self.pages:
            self.pages.keep(path, output)
        self.waiting.done(page)
        return output

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Gives pages that the theme alone makes, such as 404.html, theirs."""
        if self.policies is None or not template_name.endswith(".html"):
            return output_content
        return self.policies.of_the_site(output_content)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes the search index of the finished pages, the last thing that is written; forgets pages that are gone."""
        timeless(Path(config.site_dir) / "sitemap.xml")
        self.waiting.close()
        if self.pages:
            self.pages.prune()
        if self.live:
            self.live.end(self.files, self.pages)
        if not self.searching:
            return
        if self.live and self.live.searched:
            self.tell(OLD_INDEX)
            return
        try:
            # Live reload is quicker than an index is made: from the second build on it shows the one that is there.
            folder, disk = self.cache(config) / "search", not config.use_directory_urls
            if not index_kept(Path(config.site_dir), folder, disk=disk, latest=self.serving):
                self.tell(OLD_INDEX)
        except UnusableError as error:
            log.warning("the search finds nothing: %s", error)

    # Before plugins that read or count the pages, such as feeds and indexes.
    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Puts the generated pages in the place of the comparison folders."""
        cache = self.cache(config)
        pages = cache / "pages"
        result = self.generated(cache, pages, config)
        self.ours = set(result.files)
        for file in list(files):
            if file.src_uri.startswith(f"{COMPARISONS}/"):
                files.remove(file)
        for path in result.files:
            if path == SEARCH and not self.searching:
                continue
            there = self.live.data(path, result.changed) if self.live else None
            if there:
                files.append(there)
            elif path not in JOINED or files.get_file_from_path(path) is None:  # a site may have its own
                files.append(generated_file(path, pages / path, config, edit=edit_path(result, path, config)))
        for path in COPIED:
            if files.get_file_from_path(path) is None:
                files.append(generated_file(path, PACKAGE / "assets" / Path(path).name, config))
        self.files = self.with_finished(files, result.changed, cache, config)
        return self.files

    def generated(self, cache: Path, pages: Path, config: MkDocsConfig) -> Generated:
        """Runs the build step, which writes to `pages`, and tells its problems. Raises PluginError if it cannot."""
        site = Site(config.site_name, config.site_url or "", self.language)
        memory = self.live.memory if self.live else None
        try:
            with local(self.config.jobs) as workers:
                means = Means(cache_in(cache), workers, notice=self.tell, memory=memory)
                result = generate(Path(config.docs_dir), pages, site, means)
        except UnusableError as error:
            raise PluginError(str(error)) from None
        except OSError as error:
            raise PluginError(str(refused(error, cache))) from None
        for problem in result.problems:
            (log.warning if problem.level == "error" else log.info)("%s", problem)
        return result

    def with_finished(self, files: Files, changed: frozenset[str], cache: Path, config: MkDocsConfig) -> Files:
        """`files` with those pages as finished ones that are in the cache as they have to be."""
        self.pages = None
        if not can_keep(config):
            return files
        # The addresses of pages differ under `mkdocs serve`; its pages are kept apart.
        self.pages = FinishedPages(cache / ("served" if self.serving else "html"), site_key(config, files))
        if self.live:
            files = self.live.with_unchanged(files, changed, self.pages, config)
        found = []
        for file in files:
            html = self.pages.find(file.src_uri, file.content_bytes) if can_be_finished(file, config) else None
            found.append(finished(file, html, config) if html else file)
        return Files(found)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Lists finished pages where a template lists all pages, such as the sitemap."""
        context["pages"] = list(listed(self.files, context["pages"]))
        return context

    def cache(self, config: MkDocsConfig) -> Path:
        """The folder the pages are written to."""
        base = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        cache = (base / self.config.cache_dir).resolve()
        if cache.is_relative_to(Path(config.docs_dir).resolve()):
            # Each build would change what MkDocs watches, and start the next.
            raise PluginError(f"cache_dir {self.config.cache_dir} lies below docs; name a folder outside of it")
        return cache


def timeless(sitemap: Path) -> None:
    """Packs the sitemap again where MkDocs did, which writes the day into what it packs."""
    packed = sitemap.with_name(f"{sitemap.name}.gz")
    if packed.is_file() and sitemap.is_file():
        packed.write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))

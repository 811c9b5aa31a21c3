// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of a relay whose certificate apps trust, and those of one that vouches for itself. */
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {

    private static final List<String> LANGUAGES = List.of("", "de/", "uk/");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** Enough for texts of any size (WCAG 2.2, section 1.4.3). */
    private static final double CONTRAST = 4.5;

    private final Chromium browser;
    private final BuiltSite trusted;
    private final BuiltSite selfSigned;
    private final String contrast;

    PagesIT(@TempDir Path one, @TempDir Path other) throws Exception {
        trusted = BuiltSite.make(one, BuiltSite.TRUSTED);
        selfSigned = BuiltSite.make(other, "");
        browser = Chromium.start("en");
        try (var script = Objects.requireNonNull(PagesIT.class.getResourceAsStream("contrast.js"))) {
            contrast = new String(script.readAllBytes(), UTF_8);
        }
    }

    @BeforeAll
    static void thereIsAPlaceForPictures() throws IOException {
        Files.createDirectories(SCREENSHOTS);
    }

    @AfterAll
    void allIsClosed() throws IOException {
        browser.close();
        trusted.close();
        selfSigned.close();
    }

    static Stream<String> paths() {
        return LANGUAGES.stream().flatMap(language -> Stream.of("index.html", "info.html", "privacy.html")
                .map(page -> language + page));
    }

    static Stream<Arguments> pages() {
        return paths().flatMap(path -> Stream.of(Look.values()).map(look -> Arguments.of(path, look)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageFitsTheScreenAndCanBeReadAndAsksNobodyElse(String path, Look look) throws Exception {
        for (var site : List.of(trusted, selfSigned)) {
            try (var tab = browser.open(look)) {
                tab.visit(site.server().url(path));
                assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
                                .getAsBoolean())
                        .as("all of it is in the window")
                        .isTrue();
                var worst = tab.evaluate(contrast).getAsJsonObject();
                assertThat(worst.get("contrast").getAsDouble())
                        .as(worst.toString())
                        .isGreaterThanOrEqualTo(CONTRAST);
                assertThat(tab.requests())
                        .isNotEmpty()
                        .allMatch(url -> url.startsWith(site.server().url("")));
                assertThat(tab.cookies()).isZero();
                assertThat(tab.complaints()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void theCodeOnTheScreenHoldsTheLinkBesideIt(Look look) throws Exception {
        try (var tab = browser.open(look)) {
            tab.visit(trusted.server().url("uk/index.html"));
            assertThat(Picture.qrCode(tab.screenshot(true)))
                    .isEqualTo(tab.text("#invitation"))
                    .isEqualTo(tab.evaluate("document.querySelector(\".button\").href")
                            .getAsString())
                    .isEqualTo("dcaccount:" + BuiltSite.DOMAIN);
        }
    }

    @Test
    void theCodeCanBePrinted() throws Exception {
        try (var tab = browser.open(Look.DESKTOP_DARK)) {
            tab.visit(trusted.server().url("invite.svg"));
            assertThat(Picture.qrCode(tab.screenshot(false))).isEqualTo("dcaccount:" + BuiltSite.DOMAIN);
        }
    }

    @Test
    void aClickChangesTheLanguageOfTheSamePage() throws Exception {
        try (var tab = browser.open(Look.PHONE_LIGHT)) {
            tab.visit(trusted.server().url("info.html"));
            for (var language : List.of("uk", "de", "en")) {
                tab.follow(".languages a[hreflang=" + language + "]");
                assertThat(tab.evaluate("document.documentElement.lang").getAsString())
                        .isEqualTo(language);
                assertThat(tab.evaluate("location.pathname").getAsString()).endsWith("info.html");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("paths")
    void whatALinkSaysOfAPagesLanguageIsSo(String path) throws Exception {
        // The others allow no script to fetch anything.
        try (var tab = browser.open(Look.PHONE_LIGHT)) {
            tab.visit(selfSigned.server().url(path));
            var wrong = tab.evaluate("""
                    Promise.all([...document.querySelectorAll('[hreflang]')].map(async link => {
                      const answer = await fetch(link.href);
                      const there = new DOMParser().parseFromString(await answer.text(), 'text/html').documentElement.lang;
                      const said = link.hreflang.replace('x-default', 'en');
                      return answer.ok && there === said ? '' : link.href + ' is ' + there;
                    })).then(all => all.join(''))""");
            assertThat(wrong.getAsString()).isEmpty();
        }
    }

    @Test
    void allLinksOfThePagesLeadSomewhere() throws Exception {
        try (var tab = browser.open(Look.DESKTOP_LIGHT)) {
            for (var language : LANGUAGES) {
                tab.visit(trusted.server().url(language + "index.html"));
                for (int i = 2; i >= 0; i--) {
                    tab.follow("header nav:first-of-type a:nth-child(" + (i + 1) + ')');
                    assertThat(tab.evaluate("document.querySelectorAll(\"h1\").length")
                                    .getAsInt())
                            .isEqualTo(1);
                }
                assertThat(tab.evaluate("location.pathname").getAsString()).isEqualTo('/' + language + "index.html");
            }
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void thePolicyForbidsScriptsThatAreWrittenIntoAPage() throws Exception {
        try (var tab = browser.open(Look.DESKTOP_LIGHT)) {
            tab.visit(selfSigned.server().url("index.html"));
            tab.evaluate("""
                    const added = document.createElement('script');
                    added.textContent = 'window.written = true';
                    document.body.append(added)""");
            assertThat(tab.evaluate("window.written === undefined").getAsBoolean())
                    .isTrue();
            assertThat(tab.complaints()).anyMatch(complaint -> complaint.contains("Content Security Policy"));
        }
    }

    @Test
    void aLongNameStillFitsThePhone(@TempDir Path directory) throws Exception {
        var name = "a".repeat(63) + '.' + "b".repeat(63) + ".example";
        try (var site = BuiltSite.make(directory, name, BuiltSite.TRUSTED);
                var tab = browser.open(Look.PHONE_LIGHT)) {
            for (var path : paths().toList()) {
                tab.visit(site.server().url(path));
                assertThat(tab.evaluate("document.documentElement.scrollWidth").getAsInt())
                        .as(path)
                        .isEqualTo(Look.PHONE_LIGHT.width);
            }
        }
    }

    @Test
    void aChangedSettingIsOnThePage(@TempDir Path directory) throws Exception {
        try (var site = BuiltSite.make(directory, "delete_mails_after = 11\nmax_mailbox_size = 1536M\n");
                var tab = browser.open(Look.PHONE_DARK)) {
            tab.visit(site.server().url("uk/info.html"));
            assertThat(tab.text("main").replace('\u00a0', ' ')).contains("щонайбільше 11 днів", "1,5 ГіБ");
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void picturesAreTakenForTheReadme(Look look) throws Exception {
        for (var language : LANGUAGES) {
            try (var tab = browser.open(look)) {
                tab.visit(trusted.server().url(language + "index.html"));
                var name = "home-" + (language.isEmpty() ? "en/" : language).replace('/', '-') + look + ".png";
                Files.write(SCREENSHOTS.resolve(name), tab.screenshot(false));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.browser.SiteServer.Answer;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the page of a relay whose certificate vouches for itself, a button makes an address. */
@ExtendWith(NeedsChromium.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewAddressPageIT {

    private static final String LINK = "dclogin:k3j4h5g6f@chat.example.org?p=bQ8hK2mZ7xYt4WvN-_&v=1"
            + "&ih=chat.example.org&ip=993&is=ssl&sh=chat.example.org&sp=465&ss=ssl&ic=3";
    private static final Answer GIVEN = new Answer(
            200,
            0,
            "{\"email\":\"k3j4h5g6f@chat.example.org\",\"password\":\"bQ8hK2mZ7xYt4WvN-_\",\"dclogin_url\":\"" + LINK
                    + "\"}");

    private final BuiltSite site;
    private final Chromium browser;

    NewAddressPageIT(@TempDir Path directory) throws Exception {
        site = BuiltSite.make(directory, "");
        browser = Chromium.start("uk");
    }

    @AfterAll
    void allIsClosed() throws IOException {
        browser.close();
        site.close();
    }

    private static boolean isShown(Tab tab, String id) throws IOException {
        return tab.evaluate("document.getElementById('" + id + "').checkVisibility()")
                .getAsBoolean();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void theButtonShowsTheLinkAndItsCode(Look look) throws Exception {
        site.server().answerNewWith(GIVEN);
        try (var tab = browser.open(look)) {
            tab.visit(site.server().url("uk/index.html"));
            assertThat(isShown(tab, "made")).isFalse();
            tab.click("#new button");
            tab.await("!document.getElementById(\"made\").hidden");
            assertThat(tab.text("#invitation")).isEqualTo(LINK);
            assertThat(tab.evaluate("document.getElementById(\"open\").href").getAsString())
                    .isEqualTo(LINK);
            assertThat(Picture.qrCode(tab.screenshot(true))).isEqualTo(LINK);
            assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
                            .getAsBoolean())
                    .isTrue();
            assertThat(isShown(tab, "why")).isFalse();
            assertThat(tab.complaints()).isEmpty();
            assertThat(tab.requests())
                    .allMatch(url -> url.startsWith(site.server().url("")));
        }
    }

    @Test
    void aPasswordIsNowhereButOnThePage() throws Exception {
        site.server().answerNewWith(GIVEN);
        try (var tab = browser.open(Look.PHONE_LIGHT)) {
            tab.visit(site.server().url("index.html"));
            tab.click("#new button");
            tab.await("!document.getElementById(\"made\").hidden");
            assertThat(tab.evaluate(
                                    "localStorage.length + sessionStorage.length + location.href.split(\"p=\").length - 1")
                            .getAsInt())
                    .isZero();
            assertThat(tab.cookies()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"429, busy", "503, closed", "500, failed", "404, failed"})
    void aRefusalIsExplainedAndTheButtonWorksAgainInTime(int status, String explanation) throws Exception {
        site.server().answerNewWith(new Answer(status, 1, "{\"reason\":\"no\"}"));
        try (var tab = browser.open(Look.DESKTOP_LIGHT)) {
            tab.visit(site.server().url("de/index.html"));
            tab.click("#new button");
            tab.await("!document.getElementById(\"" + explanation + "\").hidden");
            site.server().answerNewWith(GIVEN);
            tab.await("!document.querySelector(\"#new button\").disabled");
            tab.click("#new button");
            tab.await("!document.getElementById(\"made\").hidden");
            assertThat(isShown(tab, explanation)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"dclogin_url\":\"javascript:alert(1)\"}"})
    void anAnswerThatMakesNoSenseIsAFailure(String json) throws Exception {
        site.server().answerNewWith(new Answer(200, 0, json));
        try (var tab = browser.open(Look.DESKTOP_LIGHT)) {
            tab.visit(site.server().url("index.html"));
            tab.click("#new button");
            tab.await("!document.getElementById(\"failed\").hidden");
            assertThat(isShown(tab, "made")).isFalse();
        }
    }

    @Test
    void withoutJavaScriptThePageSaysWhatToDoAndTheButtonStillLeadsToTheLink() throws Exception {
        site.server().answerNewWith(GIVEN);
        try (var tab = browser.open(Look.PHONE_LIGHT)) {
            tab.withoutJavaScript();
            tab.visit(site.server().url("index.html"));
            assertThat(tab.text("noscript")).contains("Without JavaScript", "dclogin:");
            tab.follow("#new button");
            assertThat(tab.text("body")).contains('"' + LINK + '"');
        }
    }

    /** The least and the most octets of versions 1 to 20. */
    @Test
    void aCodeOfAnyLengthCanBeRead() throws Exception {
        int[] most = {17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858};
        try (var tab = browser.open(Look.DESKTOP_LIGHT)) {
            tab.visit(site.server().url("index.html"));
            int before = 0;
            for (int i = 0; i < most.length; i++) {
                for (int length : new int[] {before + 1, most[i]}) {
                    var text = "dclogin:k3j?p=".repeat(80).substring(0, length);
                    var rows = tab.evaluate("qrCode('" + text + "').map(row => row.map(Number).join('')).join(' ')")
                            .getAsString()
                            .split(" ", -1);
                    assertThat(rows).as("version of %d octets", length).hasSize(4 * (i + 1) + 17);
                    var modules = new boolean[rows.length][];
                    for (int y = 0; y < rows.length; y++) {
                        modules[y] = bits(rows[y]);
                    }
                    assertThat(new Decoder().decode(BitMatrix.parse(modules)).getText())
                            .isEqualTo(text);
                }
                before = most[i];
            }
            assertThat(tab.evaluate("qrCode('x'.repeat(859)) === null").getAsBoolean())
                    .isTrue();
        }
    }

    private static boolean[] bits(String row) {
        var bits = new boolean[row.length()];
        for (int x = 0; x < bits.length; x++) {
            bits[x] = row.charAt(x) == '1';
        }
        return bits;
    }
}

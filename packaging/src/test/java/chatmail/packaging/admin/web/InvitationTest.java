// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationTest {

    private static final int QUIET = 4;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");

    @TempDir
    private Path directory;

    /** Draws the picture again, and asks another library what it says. */
    private static String decode(String svg) throws Exception {
        var side = SIDE.matcher(svg);
        assertThat(side.find()).isTrue();
        var modules = new BitMatrix(Integer.parseInt(side.group(1)) - 2 * QUIET);
        RUN.matcher(svg)
                .results()
                .forEach(run -> modules.setRegion(
                        Integer.parseInt(run.group(1)) - QUIET,
                        Integer.parseInt(run.group(2)) - QUIET,
                        Integer.parseInt(run.group(3)),
                        1));
        return new Decoder().decode(modules).getText();
    }

    @Test
    void theCodeHoldsTheLink() throws Exception {
        var site = Sites.make(directory, Sites.TRUSTED);
        assertThat(decode(Sites.text(site, "invite.svg"))).isEqualTo("dcaccount:chat.example.org");
    }

    @Test
    void aLongDomainHasRoomInIt() throws Exception {
        var link = new Invitation(("a".repeat(60) + '.').repeat(4) + "example", "", true).link();
        assertThat(decode(QrSvg.of(link))).isEqualTo(link);
    }

    @Test
    void aRelayWithoutADomainHasItsWebSiteAtItsNumber() {
        assertThat(new Invitation("[192.0.2.1]", "192.0.2.1", true).olderLink())
                .isEqualTo("DCACCOUNT:https://192.0.2.1/new");
    }
}

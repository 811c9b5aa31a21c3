// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsIT {

    /** Tenths, from 0 for a process that can do nothing to 100 for one that can do all. */
    private static final String EXPOSURE = "20";

    private static final Pattern ELAPSE = Pattern.compile("(?:elapse|#\\d+): \\w+ (\\S+) (\\d\\d:\\d\\d:\\d\\d) ");

    @TempDir
    private static Path root;

    @BeforeAll
    static void thePackagesAreLaidOut() throws Exception {
        Tool.DPKG_DEB.isNeeded();
        Tool.SYSTEMD_ANALYZE.isNeeded();
        for (var deb : DebFile.built()) {
            deb.extract(root);
        }
    }

    private static Path unit(String name) {
        return root.resolve("usr/lib/systemd/system").resolve(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chatmail-milter.service",
                "chatmail-doveauth.service",
                "chatmail-expirer.service",
                "chatmail-expirer.timer"
            })
    void systemdUnderstandsEveryWord(String name) throws Exception {
        var outcome = Tool.SYSTEMD_ANALYZE.run(List.of(
                "verify",
                "--man=no",
                "--recursive-errors=no",
                "--root=" + root,
                unit(name).toString()));
        assertThat(outcome).isEqualTo(new Tool.Outcome(0, ""));
    }

    /** The expirer takes a message in the last sweep before its limit, and counts on one within an hour. */
    @Test
    void noHourPassesWithoutASweep() throws Exception {
        var timer = Files.readAllLines(unit("chatmail-expirer.timer"));
        // Else each sweep would be late by another time.
        assertThat(timer).contains("FixedRandomDelay=yes");
        var calendar = timer.stream()
                .filter(line -> line.startsWith("OnCalendar="))
                .map(line -> line.substring("OnCalendar=".length()))
                .toList();
        assertThat(calendar).hasSize(1);
        var elapses = ELAPSE.matcher(Tool.SYSTEMD_ANALYZE.ask("calendar", "--iterations=50", calendar.get(0)));
        var times = elapses.results()
                .map(found -> LocalDateTime.parse(found.group(1) + "T" + found.group(2)))
                .toList();
        assertThat(times).hasSize(50);
        for (int next = 1; next < times.size(); next++) {
            assertThat(times.get(next)).isBefore(times.get(next - 1).plusHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatmail-milter.service", "chatmail-doveauth.service", "chatmail-expirer.service"})
    void aServiceCanDoLittleBesideItsWork(String name) throws Exception {
        var outcome = Tool.SYSTEMD_ANALYZE.run(List.of(
                "security",
                "--no-pager",
                "--offline=true",
                "--threshold=" + EXPOSURE,
                unit(name).toString()));
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }
}

// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsIT {

    /** Tenths, from 0 for a process that can do nothing to 100 for one that can do all. */
    private static final String EXPOSURE = "20";

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

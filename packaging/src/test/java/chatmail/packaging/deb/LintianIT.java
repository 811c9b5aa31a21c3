// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LintianIT {

    @Test
    void lintianHasNothingToObject() throws Exception {
        Tool.LINTIAN.isNeeded();
        var arguments = new ArrayList<>(List.of("--no-cfg", "--allow-root"));
        arguments.addAll(List.of("--display-level", ">=warning", "--fail-on", "error,warning"));
        for (var deb : DebFile.built()) {
            arguments.add(deb.path().toString());
        }
        assertThat(Tool.LINTIAN.run(arguments)).isEqualTo(new Tool.Outcome(0, ""));
    }
}

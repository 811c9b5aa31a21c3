// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.packaging.lab.DebianRoot;
import chatmail.packaging.lab.Userland;
import java.io.IOException;

/** With the files and the doveconf of Dovecot 2.4. */
class CheckOnTrixieIT extends CheckIT {

    @Override
    Userland userland() throws IOException {
        var debian = DebianRoot.trixie();
        var missing = debian.missing();
        assumeTrue(missing.isEmpty() || Boolean.getBoolean("chatmail.require"), "lacks " + missing);
        debian.make();
        return Userland.of(debian);
    }
}

// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import chatmail.packaging.lab.Userland;
import java.io.IOException;

/** With the files and the doveconf of Dovecot 2.4. */
class SetupOnTrixieIT extends SetupIT {

    @Override
    Userland userland() throws IOException {
        return StockHost.trixie();
    }
}

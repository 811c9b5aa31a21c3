// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.web;

import chatmail.packaging.lab.DebianRoot;
import chatmail.packaging.lab.Userland;
import chatmail.packaging.relay.TrixieDovecot;
import java.io.IOException;

/** With the nginx 1.26 of Debian 13 as well. */
@TrixieDovecot
class NginxOnTrixieIT extends NginxIT {

    @Override
    Userland userland() throws IOException {
        return Userland.of(DebianRoot.trixie().make());
    }
}

// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.packaging.lab.PrivateRelay;

@TrixieDovecot
class LoopCheckOnTrixieIT extends LoopCheckIT {

    LoopCheckOnTrixieIT(PrivateRelay relay) {
        super(relay);
    }
}

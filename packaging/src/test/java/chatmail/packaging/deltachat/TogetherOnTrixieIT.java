// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import chatmail.packaging.relay.TrixieDovecot;

@TrixieDovecot
class TogetherOnTrixieIT extends TogetherIT {}

// SPDX-License-Identifier: Apache-2.0
/**
 * What stands around the daemons. On an installed relay runs {@code admin} alone, behind {@code chatmailctl}, with the
 * {@code template}s that it fills in and the {@code mta} in whose place it asks the milter. {@code lab} starts a private
 * relay out of the machine's own Postfix and Dovecot, {@code client} speaks to it as a mail client does, {@code deltachat} is
 * the real client; {@code demo} tells a story with both, {@code install} those of relays that were installed, {@code load}
 * measures. The integration tests use the same {@code lab}, {@code client} and {@code deltachat}.
 *
 * <p>Start reading at {@link chatmail.packaging.lab.PrivateRelay}.
 */
@NullMarked
package chatmail.packaging;

import org.jspecify.annotations.NullMarked;

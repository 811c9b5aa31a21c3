// SPDX-License-Identifier: Apache-2.0
/**
 * The part of {@code packaging/test-install} that needs real clients: it runs outside of the containers, on their
 * network, and looks at relays that were installed and set up in them.
 *
 * <p>Start reading at {@link chatmail.packaging.install.InstalledRelays}.
 */
@NullMarked
package chatmail.packaging.install;

import org.jspecify.annotations.NullMarked;

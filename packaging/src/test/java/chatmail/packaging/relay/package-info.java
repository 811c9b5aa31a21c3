// SPDX-License-Identifier: Apache-2.0
/**
 * Tests of the whole: real Postfix, real Dovecot, our daemons from the ready-to-run tree.
 *
 * <p>Start reading at {@link chatmail.packaging.relay.RelayExtension}, which gives each test class its relay.
 */
@NullMarked
package chatmail.packaging.relay;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Wires Postfix, Dovecot and nginx to the daemons, and undoes it.
 *
 * <p>{@link chatmail.packaging.admin.setup.Plan} is what would be done, with every problem; {@link
 * chatmail.packaging.admin.setup.SetupCommand} prints it and carries it out. Where the log of what is
 * wired goes is {@link chatmail.packaging.admin.setup.MailLog}'s.
 */
@NullMarked
package chatmail.packaging.admin.setup;

import org.jspecify.annotations.NullMarked;

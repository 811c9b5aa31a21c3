// SPDX-License-Identifier: Apache-2.0
/**
 * {@code chatmailctl check} on the command line: {@link chatmail.packaging.admin.check.command.Checks} is the list of all
 * there is to look at, in its order.
 */
@NullMarked
package chatmail.packaging.admin.check.command;

import org.jspecify.annotations.NullMarked;

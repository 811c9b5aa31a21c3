// SPDX-License-Identifier: Apache-2.0
/**
 * {@code chatmailctl check}: finds on the host itself why a relay does not work, in seconds.
 *
 * <p>A {@link chatmail.packaging.admin.check.Check} looks at one thing and comes to an {@link
 * chatmail.packaging.admin.check.Outcome} or several, each a line that names the thing and the cure. {@code
 * check.command} has the list of them in the order they are printed; {@link
 * chatmail.packaging.admin.check.Runner} has them all at work at once, each within its time, and takes whatever one throws
 * for a failure of that one. No check changes anything on the host, but for the one that takes a message all the way
 * through ({@code check.loop}), which takes everything back.
 *
 * <p>What a check needs of the host it gets through {@link chatmail.packaging.admin.host.Host}: files below a root, answers
 * of programs; what it needs of the network it gets in the constructor. So each can be shown a broken host by a test.
 */
@NullMarked
package chatmail.packaging.admin.check;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The part of {@code chatmailctl} that is more than a line of shell. It runs on the installed relay as root, and is the
 * only part of this module that is shipped with it, as {@code chatmail-relay-VERSION.jar}.
 *
 * <p>{@code setup} works in three steps. First it makes up its mind, without writing anything but a scratch directory:
 * from {@code chatmail.ini} and the host come the values of all placeholders ({@code setup.Facts}), from the templates in
 * {@code share/} and the files as they are now comes each file as it shall be ({@code setup.PostfixFiles}, {@code
 * setup.DovecotFiles}), and all that stands in the way comes as one list of problems. Then it prints the difference. Only
 * then, and not with {@code --dry-run}, it writes: {@code files.Ledger} keeps what was there and what was written, and
 * each file is replaced at once, so that a crash leaves every file old or new and {@code --undo} possible. To undo is the
 * same in the other direction; what the administrator changed meanwhile is merged.
 *
 * <p>All paths hang below {@code host.Host#root}, so that tests do all of this to a copy of Debian's files; what is
 * written <em>into</em> files are the paths as the running system sees them.
 *
 * <p>Start reading at {@link chatmail.packaging.admin.AdminMain}.
 */
@NullMarked
package chatmail.packaging.admin;

import org.jspecify.annotations.NullMarked;

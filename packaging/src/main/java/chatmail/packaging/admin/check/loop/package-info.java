// SPDX-License-Identifier: Apache-2.0
/**
 * Takes a message all the way that a user's takes: a login that creates an account (IMAP, RFC 9051), submission (RFC
 * 6409), delivery, and back by IMAP. Then account and message are taken away again, whatever happened in between.
 *
 * <p>{@link chatmail.packaging.admin.check.loop.LoopCheck} tells the way; {@link
 * chatmail.packaging.admin.check.loop.Guest} is the account, {@link chatmail.packaging.admin.check.loop.Dialogue} what both
 * protocols have in common.
 */
@NullMarked
package chatmail.packaging.admin.check.loop;

import org.jspecify.annotations.NullMarked;

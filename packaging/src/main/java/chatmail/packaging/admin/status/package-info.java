// SPDX-License-Identifier: Apache-2.0
/**
 * {@code chatmailctl status}: one screen of figures, none of which names anybody.
 *
 * <p>All come as Prometheus has them, as {@link chatmail.packaging.admin.status.Samples}: from the milter and doveauth by
 * {@link chatmail.packaging.admin.status.Endpoint}, who count since they started, and by {@link
 * chatmail.packaging.admin.status.Storage} from the expirer, which counts what is there and keeps totals. {@link
 * chatmail.packaging.admin.status.Screen} says them in words. Whoever does not answer gets a line that says so, and the rest
 * is there all the same.
 */
@NullMarked
package chatmail.packaging.admin.status;

import org.jspecify.annotations.NullMarked;

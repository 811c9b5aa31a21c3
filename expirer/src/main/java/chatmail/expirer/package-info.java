// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the relay's promise that mail is deleted after a while.
 *
 * <p>Start reading at {@link chatmail.expirer.ExpirerMain}, the command {@code chatmail-expirer}. A timer runs it every
 * hour; it does its work and ends.
 */
@NullMarked
package chatmail.expirer;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The machine that is administered: where its files are, who its users are, and what its programs answer.
 *
 * <p>Start at {@link chatmail.packaging.admin.host.Host}; a {@link chatmail.packaging.admin.host.Shell} is the seam for
 * tests.
 */
@NullMarked
package chatmail.packaging.admin.host;

import org.jspecify.annotations.NullMarked;

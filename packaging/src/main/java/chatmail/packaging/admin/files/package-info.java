// SPDX-License-Identifier: Apache-2.0
/**
 * Files of others that are changed and can be changed back: compared, replaced whole, merged.
 *
 * <p>{@link chatmail.packaging.admin.files.FileChange} is one of them before and after; {@link
 * chatmail.packaging.admin.files.Ledger} remembers both on the disk.
 */
@NullMarked
package chatmail.packaging.admin.files;

import org.jspecify.annotations.NullMarked;

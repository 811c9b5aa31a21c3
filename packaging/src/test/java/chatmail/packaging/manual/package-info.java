// SPDX-License-Identifier: Apache-2.0
/**
 * Holds the manual pages to the code: what they list is what there is, and nothing else.
 *
 * <p>{@link chatmail.packaging.manual.ManualPage} reads a page in mdoc(7). What a list's items look like in the source,
 * each of the tests says in a pattern.
 */
@NullMarked
package chatmail.packaging.manual;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Tests of the ready-to-run tree alone, which any user can run. */
@NullMarked
package chatmail.packaging.tree;

import org.jspecify.annotations.NullMarked;

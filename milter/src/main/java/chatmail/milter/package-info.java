// SPDX-License-Identifier: Apache-2.0
/** To come. */
@NullMarked
package chatmail.milter;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** To come. */
@NullMarked
package chatmail.expirer;

import org.jspecify.annotations.NullMarked;

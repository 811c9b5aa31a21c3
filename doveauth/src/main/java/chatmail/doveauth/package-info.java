// SPDX-License-Identifier: Apache-2.0
/** To come. */
@NullMarked
package chatmail.doveauth;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** placeholder */
@NullMarked
package chatmail.packaging;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What of the private relay can be tried without running one. */
@NullMarked
package chatmail.packaging.lab;

import org.jspecify.annotations.NullMarked;

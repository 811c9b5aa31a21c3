// SPDX-License-Identifier: Apache-2.0
/**
 * The verdict on a saved message, for an administrator who was asked why mail was refused: the policies of the daemon, fed
 * from a file as Postfix would feed it.
 */
@NullMarked
package chatmail.milter.explain;

import org.jspecify.annotations.NullMarked;

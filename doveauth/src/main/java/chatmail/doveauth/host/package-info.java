// SPDX-License-Identifier: Apache-2.0
/** What doveauth asks the host it runs on: how busy it is, and whether the operator wants new accounts. */
@NullMarked
package chatmail.doveauth.host;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What an operator does to accounts from the command line. It goes through the account store, as the daemons do, and they
 * notice at once; no daemon need run.
 */
@NullMarked
package chatmail.doveauth.command;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The rules by which accounts come into being, and the act of creating them. Knows no wire and no files: accounts are
 * behind {@link chatmail.common.accounts.AccountStore}, and the state of the host comes as a value.
 *
 * <p>Start reading at {@link chatmail.doveauth.accounts.Accounts}. Hashes are SHA512-CRYPT, the scheme of upstream
 * chatmail relays; Dovecot itself verifies a password against them.
 */
@NullMarked
package chatmail.doveauth.accounts;

import org.jspecify.annotations.NullMarked;

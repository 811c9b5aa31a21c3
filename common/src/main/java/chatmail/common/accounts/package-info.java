// SPDX-License-Identifier: Apache-2.0
/**
 * The accounts of a relay behind six verbs: find, create if absent, touch the last login, block, delete if inactive, and
 * iterate.
 *
 * <p>{@link chatmail.common.accounts.AccountStore} is the contract, {@link chatmail.common.accounts.MaildirAccountStore}
 * keeps it with files. doveauth finds, creates and touches; the milter finds; the expirer deletes. Nobody else may assume
 * that an account is a file.
 */
@NullMarked
package chatmail.common.accounts;

import org.jspecify.annotations.NullMarked;

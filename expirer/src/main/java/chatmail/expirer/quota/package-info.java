// SPDX-License-Identifier: Apache-2.0
/**
 * Makes room in one mailbox that is nearly full, before mail to it would have to be refused.
 *
 * <p>Start reading at {@link chatmail.expirer.quota.QuotaSweep}; {@link chatmail.expirer.quota.QuotaPlan} is the rule and
 * touches nothing. Dovecot calls for it through its quota_warning setting.
 */
@NullMarked
package chatmail.expirer.quota;

import org.jspecify.annotations.NullMarked;

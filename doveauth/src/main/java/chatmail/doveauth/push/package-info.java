// SPDX-License-Identifier: Apache-2.0
/**
 * Tells devices that a message has come, through a service that can reach them (Apple's and Google's push services).
 *
 * <p>A delivery makes a file for each token before Dovecot is answered ({@code NotificationFiles}), so that no kill loses
 * one; {@link chatmail.doveauth.push.PushQueue} sends what is due, a bounded number at a time, and forgets a file when the
 * service has taken it, says that the device is gone, or five hours have passed. {@code RetrySchedule} is the rule.
 */
@NullMarked
package chatmail.doveauth.push;

import org.jspecify.annotations.NullMarked;

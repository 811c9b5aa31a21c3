// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import chatmail.common.work.Budget;
import chatmail.milter.dns.AuthorCheck;
import java.util.concurrent.Executor;

/**
 * What a session asks others, and where it wants the answers.
 *
 * @param memory the octets all messages in progress may keep together
 * @param thread the connection's own, on which its messages are inspected
 */
public record Lookups(AccountLookup accounts, AuthorCheck authors, Budget memory, Executor thread) {}

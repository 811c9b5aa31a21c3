// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import java.util.List;

/**
 * What came of a message.
 *
 * @param text why it was not accepted; empty when it was
 * @param newFields those the milter put above the others
 */
public record Answer(boolean accepted, String text, List<Field> newFields) {}

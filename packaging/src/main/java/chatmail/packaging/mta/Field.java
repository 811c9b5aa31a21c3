// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

/**
 * A header field as a milter sees it.
 *
 * @param value all after the colon, folds as LF
 */
public record Field(String name, String value) {}

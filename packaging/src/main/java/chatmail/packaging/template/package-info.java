// SPDX-License-Identifier: Apache-2.0
/**
 * The placeholders in the templates of {@code share/}, and how they are filled in; for the private relay of the lab and
 * for {@code chatmailctl setup} alike, so that what is tried there is what is set up.
 *
 * <p>{@link chatmail.packaging.template.Placeholder} lists the names, {@link chatmail.packaging.template.Placeholders}
 * is a value for each.
 */
@NullMarked
package chatmail.packaging.template;

import org.jspecify.annotations.NullMarked;

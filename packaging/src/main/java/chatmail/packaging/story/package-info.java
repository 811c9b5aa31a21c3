// SPDX-License-Identifier: Apache-2.0
/**
 * What a relay promises, tried with real clients, each line with the time it took: the demo tells it of a private relay,
 * the installation test of installed ones.
 *
 * <p>Start reading at {@link chatmail.packaging.story.RelayStory}.
 */
@NullMarked
package chatmail.packaging.story;

import org.jspecify.annotations.NullMarked;

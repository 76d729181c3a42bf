//! The windows of a convolution: each word with the words before and after it, at a distance.

use super::{Matrix, add};

/// Which rows of a batch are one sentence.
pub type Rows = std::ops::Range<usize>;

/// For each row, the row `distance` before it, the row itself and the one `distance` after it, side by side; noughts
/// stand outside of the sentence.
pub fn gather(input: &Matrix, sentences: &[Rows], distance: usize) -> Matrix {
    let width = input.width();
    let mut windows = Matrix::zeros(input.height(), width * 3);
    for sentence in sentences {
        for at in sentence.clone() {
            for (slot, from) in windows.row_mut(at).chunks_exact_mut(width).zip(taps(at, sentence, distance)) {
                if let Some(from) = from {
                    slot.copy_from_slice(input.row(from));
                }
            }
        }
    }
    windows
}

/// The gradient of the input, from that of the windows.
pub fn scatter(windows: &Matrix, sentences: &[Rows], distance: usize) -> Matrix {
    let width = windows.width() / 3;
    let mut input = Matrix::zeros(windows.height(), width);
    for sentence in sentences {
        for at in sentence.clone() {
            for (slot, from) in windows.row(at).chunks_exact(width).zip(taps(at, sentence, distance)) {
                if let Some(from) = from {
                    add(input.row_mut(from), slot);
                }
            }
        }
    }
    input
}

/// The three rows of a window, those inside the sentence.
fn taps(at: usize, sentence: &Rows, distance: usize) -> [Option<usize>; 3] {
    let inside = |at: Option<usize>| at.filter(|at| sentence.contains(at));
    [inside(at.checked_sub(distance)), Some(at), inside(at.checked_add(distance))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::train::Sequence;
    use crate::prose::train::check::{assert_close, numeric, probe};

    #[test]
    fn windows_end_with_their_sentence() {
        let input = Matrix::new(1, vec![1.0, 2.0, 3.0, 4.0]);
        let windows = gather(&input, &[0..3, 3..4], 1);
        assert_eq!(windows.values(), [0.0, 1.0, 2.0, 1.0, 2.0, 3.0, 2.0, 3.0, 0.0, 0.0, 4.0, 0.0]);
    }

    #[test]
    fn gradients_agree_with_differences() {
        let mut sequence = Sequence::new(5);
        let input = probe(7, 3, &mut sequence);
        let toward = probe(7, 9, &mut sequence);
        let sentences = [0..2, 2..7];
        let expected = numeric(&input, |input| gather(input, &sentences, 2).dot(&toward));
        assert_close(&scatter(&toward, &sentences, 2), &expected);
    }
}

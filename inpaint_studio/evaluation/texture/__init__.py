"""How well texture is restored in wide holes: what PSNR does not see."""
